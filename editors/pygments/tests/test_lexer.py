"""Every example and pack has no error token, loses no character, and its first words are what the compiler says."""

import json
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "editors/pygments"))

from pygments.token import Comment, Error, Keyword, Name, String  # noqa: E402
from tm_lexer import TmLexer  # noqa: E402

MODELS = sorted([*ROOT.glob("examples/**/*.tm"), *ROOT.glob("packs/**/*.tm")])
WORDS = json.loads((ROOT / "editors/tree-sitter-tm/words.json").read_text())


class Examples(unittest.TestCase):
    def test_every_model(self):
        self.assertGreater(len(MODELS), 15)
        for model in MODELS:
            with self.subTest(model.name):
                text = model.read_text()
                tokens = list(TmLexer(stripnl=False, ensurenl=False).get_tokens(text))
                self.assertEqual("".join(value for _, value in tokens), text)
                self.assertEqual([value for kind, value in tokens if kind in Error], [])
                declared = self.first_words(tokens)
                self.assertGreater(len(declared), 0)
                self.assertEqual({word for word, kind in declared if kind is not Keyword.Declaration}, set())

    def first_words(self, tokens):
        """The keywords of declarations at the start of a line, with their kinds."""
        found, start = [], True
        for kind, value in tokens:
            if kind in String or kind in Comment:
                start = False
            elif start and value in WORDS["declarations"]:
                found.append((value, kind))
            if value.strip():
                start = False
            if value.endswith("\n"):
                start = True
        return found

    def test_a_statement(self):
        text = 'process web "Web" { exposure internet } // c\nthreat t { disclose model; refers CWE-89 }\n'
        kinds = {value: kind for kind, value in TmLexer().get_tokens(text)}
        wanted = {
            "process": Keyword.Declaration,
            "web": Name.Class,
            "exposure": Name.Attribute,
            "internet": Keyword.Constant,
            "disclose": Name.Function,
            "refers": Keyword,
            "CWE-89": Name.Constant,
            "// c": Comment.Single,
        }
        self.assertEqual({value: kinds[value] for value in wanted}, wanted)

    def test_a_text_without_an_end_stays_on_its_line(self):
        kinds = [(value, kind) for kind, value in TmLexer().get_tokens('actor a "no end\nstore db\n')]
        self.assertIn(("store", Keyword.Declaration), kinds)


if __name__ == "__main__":
    unittest.main()
