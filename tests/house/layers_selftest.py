#!/usr/bin/env python3
"""Makes tools/check_layers.py fail on purpose, in a small tree of its own."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOL = Path(__file__).resolve().parents[2] / "tools" / "check_layers.py"

TREE = {
    "src/layers.txt": "system: ; unistd.h\nsarabun: ;\nbase: sarabun ; openssl/\nxml: sarabun base ; libxml/\n",
    "src/sarabun/result.h": "#pragma once\n#include <string>\n",
    "src/base/CMakeLists.txt": "sarabun_room(base\n  SOURCES text.cc\n  ROOMS api\n  LINKS PkgConfig::CRYPTO)\n",
    "src/base/text.h": '#pragma once\n#include "sarabun/result.h"\n',
    "src/base/text.cc": '#include "base/text.h"\n#include <openssl/evp.h>\n#include <unistd.h>\n',
    "src/xml/CMakeLists.txt": "sarabun_room(xml SOURCES sax.cc ROOMS api base LINKS PkgConfig::LIBXML2)\n",
    "src/xml/sax.h": '#pragma once\n#include "base/text.h"  // for Split\n',
    "src/xml/sax.cc": '#include "xml/sax.h"\n#include <libxml/parser.h>\n',
}


class CheckLayers(unittest.TestCase):
    def run_on(self, changes):
        """Exit status and output of the tool on TREE with files added, changed, or (None) removed."""
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**TREE, **changes}.items():
                if text is None:
                    continue
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
            done = subprocess.run([sys.executable, TOOL, folder], capture_output=True, text=True, check=False)
            return done.returncode, done.stdout + done.stderr

    def test_a_sound_tree_passes(self):
        got, output = self.run_on({})
        self.assertEqual(got, 0, output)
        self.assertIn("5 files, 0 forbidden", output)

    def test_an_include_against_the_order_fails(self):
        got, output = self.run_on({"src/base/up.cc": '#include "xml/sax.h"\n'})
        self.assertEqual(got, 1)
        self.assertIn('up.cc:1: base may not include xml ("xml/sax.h")', output)

    def test_a_third_party_header_outside_its_room_fails(self):
        got, output = self.run_on({"src/xml/hash.cc": "#include <openssl/sha.h>\n"})
        self.assertEqual(got, 1)
        self.assertIn("<openssl/sha.h> may be included in base only", output)

    def test_an_unknown_header_fails(self):
        got, output = self.run_on({"src/xml/other.cc": "  #  include <curl/curl.h>\n"})
        self.assertEqual(got, 1)
        self.assertIn("<curl/curl.h> belongs to no room", output)

    def test_a_header_that_is_missing_or_relative_fails(self):
        for include in ('"xml/no_such.h"', '"sax.h"', '"xml/../base/text.h"'):
            got, output = self.run_on({"src/xml/other.cc": f"#include {include}\n"})
            self.assertEqual(got, 1, output)

    def test_a_generated_header_passes(self):
        got, output = self.run_on({"src/xml/version.h.in": "", "src/xml/v.cc": '#include "xml/version.h"\n'})
        self.assertEqual(got, 0, output)

    def test_a_forbidden_room_in_cmake_fails(self):
        cmake = "sarabun_room(base\n  SOURCES text.cc\n  ROOMS api xml)\n"
        got, output = self.run_on({"src/base/CMakeLists.txt": cmake})
        self.assertEqual(got, 1)
        self.assertIn("base may not link xml", output)

    def test_it_does_not_pass_when_it_cannot_look(self):
        cases = {
            "no table": {"src/layers.txt": None},
            "an empty table": {"src/layers.txt": "# nothing\n"},
            "a line without a colon": {"src/layers.txt": TREE["src/layers.txt"] + "opc sarabun\n"},
            "a room twice": {"src/layers.txt": TREE["src/layers.txt"] + "xml: ;\n"},
            "an unknown room": {"src/layers.txt": TREE["src/layers.txt"] + "opc: zip ;\n"},
            "a circle": {"src/layers.txt": "sarabun: ;\nbase: sarabun xml ; openssl/\nxml: base ; libxml/\n"},
            "a folder without a line": {"src/opc/package.h": "#pragma once\n"},
            "a folder without a CMakeLists.txt": {"src/xml/CMakeLists.txt": None},
            "a macro as include": {"src/xml/sax.cc": "#include HEADER\n"},
            "no UTF-8": {"src/xml/sax.cc": b"// \xff\n"},
            "no files": {name: None for name in TREE if name.endswith((".h", ".cc"))},
        }
        for name, changes in cases.items():
            with self.subTest(name):
                got, output = self.run_on(changes)
                self.assertEqual(got, 2, output)
                self.assertIn("cannot look", output)


if __name__ == "__main__":
    unittest.main()
