#pragma once

#include "rules/problem.h"
#include "rules/yaml.h"

namespace sarabun::rules {

// A pack's 'phrases': pieces of patterns with names, so that what many patterns share is said once:
//
//   phrases:
//     number: '\d{1,3}(?:\.\d{1,2})?'
//     score: '{number} points'            a phrase may hold others
//
// Puts them into every text of `root`, in place of their names in braces; "\{" and "{2,3}" stay. A name that no
// phrase has is an error; "{month}" is left to the facts.
void PutInPhrases(YamlNode& root, Problems& problems);

}  // namespace sarabun::rules
