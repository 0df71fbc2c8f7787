#!/usr/bin/python3
"""tools/agreement fails where it should: a stand-in for sarabun answers wrong on purpose.

    agreement_selftest.py SARABUN
"""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "agreement"))

import agreement  # noqa: E402
import corpus  # noqa: E402

SARABUN = None


class Agreement(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def run_on(self, body, change=None):
        """Exit status and output over one document; `change` edits Sarabun's answer, as a sed expression."""
        corpus.write_docx(self.folder / "a.docx", body)
        program = SARABUN
        if change is not None:
            program = self.folder / "stand-in"
            program.write_text(f"#!/bin/sh\n'{SARABUN}' \"$@\" | sed '{change}'\n")
            program.chmod(0o755)
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = agreement.main(["--sarabun", str(program), str(self.folder), "--verbose"])
        return code, said.getvalue()

    TABLE = corpus.table([[corpus.cell("one"), corpus.cell("two")], [corpus.cell("wide", span=2)]], 2)

    def test_agrees(self):
        code, said = self.run_on(self.TABLE)
        self.assertEqual(code, 0, said)
        self.assertIn("1  of these, as sarabun", said)

    def test_a_wrong_text_fails(self):
        code, said = self.run_on(self.TABLE, "s/two/too/")
        self.assertEqual(code, 1)
        self.assertIn("table 1, row 1, column 2: pandoc: sarabun has 'too', it has 'two'", said)

    def test_a_wrong_span_fails(self):
        self.assertEqual(self.run_on(self.TABLE, 's/"column_span":2/"column_span":1/')[0], 1)

    def test_a_lost_table_fails(self):
        self.assertEqual(self.run_on(self.TABLE, 's/"tables":.*/"tables":[]}/')[0], 1)

    def test_a_lost_character_fails(self):
        self.assertEqual(self.run_on(self.TABLE, 's/"in":/"in":9/')[0], 1)

    def test_a_refusal_of_what_others_read_fails(self):
        program = self.folder / "refuses"
        program.write_text("#!/bin/sh\necho no >&2; exit 1\n")
        program.chmod(0o755)
        corpus.write_docx(self.folder / "a.docx", self.TABLE)
        with contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(agreement.main(["--sarabun", str(program), str(self.folder)]), 1)

    def test_a_known_fault_is_a_reason_only_where_it_stands(self):
        link = corpus.p(corpus.INLINE["hyperlink"]("x"))
        body = corpus.table([[corpus.cell(link), corpus.cell("plain")]])
        code, said = self.run_on(body)
        self.assertEqual(code, 0, said)
        self.assertIn("(before 1.0 it reads no runs of a link)", said)
        self.assertEqual(self.run_on(body, "s/plain/plainer/")[0], 1, "no link in that cell")
        self.assertEqual(self.run_on(body, "s/xxx/y/")[0], 1, "what a link loses is no excuse for other characters")

    def test_nothing_to_compare_is_no_pass(self):
        with contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(agreement.main(["--sarabun", str(SARABUN), str(self.folder)]), 2)


if __name__ == "__main__":
    SARABUN = Path(sys.argv.pop()).resolve()
    unittest.main()
