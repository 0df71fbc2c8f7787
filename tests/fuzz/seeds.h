#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sarabun::fuzz {

// Seeds by what they are; target.h names the targets.
std::vector<std::string> BodySeeds();
std::vector<std::string> ListSeeds();
std::vector<std::string> PackageSeeds();
std::vector<std::string> PictureSeeds();
std::vector<std::string> MetafileSeeds();
std::vector<std::string> TextSeeds(std::string_view target);

// A file of the tree; empty where it cannot be read.
std::string FileOfTree(const std::string& name);
// The first lines that fit into `bytes`.
std::string Beginning(const std::string& text, std::size_t bytes);

}  // namespace sarabun::fuzz
