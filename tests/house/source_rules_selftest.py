#!/usr/bin/env python3
"""Makes source_rules.py fail on purpose, in a small tree of its own."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TOOL = Path(__file__).resolve().parent / "source_rules.py"
TREE = {"src/a/x.h": "#pragma once\n", "src/a/x.cc": "int x;\n", "long.txt": "# none\n"}
LONG = "int x;\n" * 401


class SourceRules(unittest.TestCase):
    def run_on(self, changes):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**TREE, **changes}.items():
                if text is None:
                    continue
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
            command = [sys.executable, TOOL, folder, Path(folder) / "long.txt"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            return done.returncode, done.stdout + done.stderr

    def test_statuses(self):
        cases = [
            ("a sound tree", 0, "2 files, 0 problems", {}),
            ("Thai text", 1, "x.cc:2: Thai text (U+0E01)", {"src/a/x.cc": "\nauto a = \"\u0e01\";\n"}),
            ("Thai behind what looks like a comment", 1, "Thai text", {"src/a/x.cc": "auto a = \"//\u0e01\";\n"}),
            ("Thai in comments", 0, "0 problems", {"src/a/x.cc": "// \u0e01\n/* \u0e02\n\u0e03 */ int x;  // \u0e04\n"}),
            ("Thai behind a comment", 1, "x.cc:2", {"src/a/x.cc": "/* \u0e02\n*/ auto x = \"\u0e01\";\n"}),
            ("a header without a guard", 1, "no '#pragma once'", {"src/a/x.h": "int y;\n"}),
            ("a long file", 1, "401 lines", {"src/a/x.cc": LONG}),
            ("a long file with a reason", 0, "0 problems", {"src/a/x.cc": LONG, "long.txt": "src/a/x.cc: a table\n"}),
            ("a listed file that is short", 1, "is short again", {"long.txt": "src/a/x.cc: a table\n"}),
            ("a listed file that is gone", 1, "does not exist", {"long.txt": "src/a/y.cc: a table\n"}),
            ("a listed file without a reason", 2, "cannot look", {"long.txt": "src/a/x.cc\n"}),
            ("no list", 2, "cannot look", {"long.txt": None}),
            ("no files", 2, "cannot look", {"src/a/x.h": None, "src/a/x.cc": None}),
            ("no UTF-8", 2, "cannot look", {"src/a/x.cc": b"\xff"}),
        ]
        for name, status, words, changes in cases:
            with self.subTest(name):
                got, output = self.run_on(changes)
                self.assertEqual(got, status, output)
                self.assertIn(words, output)


if __name__ == "__main__":
    unittest.main()
