"""`tm lsp`, driven by pytest-lsp: a client that was not written together with the server."""

import asyncio
import os
import pathlib
import shutil

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

HERE = pathlib.Path(__file__).resolve().parent
SHOP = HERE.parent / "language_server" / "shop"
TM = os.environ.get("TM", str(HERE.parent.parent / "target" / "debug" / "tm"))


def model(folder: pathlib.Path) -> None:
    (folder / "parts").mkdir()
    shutil.copy(SHOP / "shop.tm", folder / "shop.tm")
    for name in ("system.tm", "threats.tm"):
        shutil.copy(SHOP / name, folder / "parts" / name)


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[TM, "lsp"]))
async def client(lsp_client: LanguageClient, tmp_path_factory):
    folder = tmp_path_factory.mktemp("shop").resolve()
    model(folder)
    lsp_client.folder = folder
    capabilities = pytest_lsp.client_capabilities("visual-studio-code")
    # The client of the tests cannot be asked to watch files.
    capabilities.workspace.did_change_watched_files = None
    # Nor does it do anything when hints and lenses are to be asked for again; here that is noted.
    capabilities.workspace.inlay_hint = types.InlayHintWorkspaceClientCapabilities(refresh_support=True)
    capabilities.workspace.code_lens = types.CodeLensWorkspaceClientCapabilities(refresh_support=True)
    lsp_client.refreshed = []
    for method in (types.WORKSPACE_CODE_LENS_REFRESH, types.WORKSPACE_INLAY_HINT_REFRESH):
        lsp_client.feature(method)(lambda *_, method=method: lsp_client.refreshed.append(method))
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities,
            root_uri=folder.as_uri(),
            workspace_folders=[types.WorkspaceFolder(uri=folder.as_uri(), name="shop")],
            initialization_options={"today": "2026-11-23"},
        )
    )
    for name in ("shop.tm", "parts/system.tm", "parts/threats.tm"):
        path = folder / name
        lsp_client.text_document_did_open(
            types.DidOpenTextDocumentParams(
                types.TextDocumentItem(path.as_uri(), "tm", 1, path.read_text(encoding="utf-8"))
            )
        )
    yield
    await lsp_client.shutdown_session()


def uri(client: LanguageClient, name: str) -> str:
    return (client.folder / name).as_uri()


def document(client: LanguageClient, name: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri(client, name))


def place(client: LanguageClient, name: str, mark: str, within: int = 0):
    """Where `mark` begins, `within` characters further; these files have one unit per character before every mark."""
    for number, line in enumerate((client.folder / name).read_text(encoding="utf-8").splitlines()):
        if mark in line:
            return types.Position(number, line.index(mark) + within)
    raise AssertionError(f"{mark} is not in {name}")


def at(client: LanguageClient, name: str, mark: str, within: int = 0) -> dict:
    return {"text_document": document(client, name), "position": place(client, name, mark, within)}


def everything() -> types.Range:
    return types.Range(types.Position(0, 0), types.Position(999, 0))


THREATS = "parts/threats.tm"
SYSTEM = "parts/system.tm"


async def test_diagnostics_as_one_types(client: LanguageClient):
    start = place(client, THREATS, "browse, persist")
    end = types.Position(start.line, start.character + len("browse"))
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, uri(client, THREATS)),
            [types.TextDocumentContentChangePartial(types.Range(start, end), "brwose")],
        )
    )
    for _ in range(200):
        found = client.diagnostics.get(uri(client, THREATS), [])
        if any(d.code == "TM011" and "`browse`" in d.message for d in found):
            break
        await asyncio.sleep(0.05)
    else:
        raise AssertionError(client.diagnostics)
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(document(client, THREATS), types.Range(start, start), types.CodeActionContext([]))
    )
    assert actions[0].title == "change `brwose` to `browse`"


async def test_hover_and_navigation(client: LanguageClient):
    hover = await client.text_document_hover_async(types.HoverParams(**at(client, THREATS, "persist", 2)))
    assert "flow **persist**" in hover.contents.value
    found = await client.text_document_definition_async(types.DefinitionParams(**at(client, THREATS, "browse,", 2)))
    assert found.uri == uri(client, SYSTEM)
    context = types.ReferenceContext(include_declaration=True)
    found = await client.text_document_references_async(
        types.ReferenceParams(context=context, **at(client, SYSTEM, "data orders", 6))
    )
    assert len({location.uri for location in found}) == 3
    marks = await client.text_document_document_highlight_async(
        types.DocumentHighlightParams(**at(client, THREATS, "criminal", 1))
    )
    assert len(marks) == 3


async def test_rename(client: LanguageClient):
    edit = await client.text_document_rename_async(
        types.RenameParams(new_name="buyer", **at(client, SYSTEM, "actor customer", 8))
    )
    assert set(edit.changes) == {uri(client, SYSTEM), uri(client, THREATS)}


async def test_completion(client: LanguageClient):
    offered = await client.text_document_completion_async(
        types.CompletionParams(**at(client, THREATS, "parameterised-queries", 3))
    )
    assert "parameterised-queries" in [item.label for item in offered.items]


async def test_what_is_shown_of_a_file(client: LanguageClient):
    system = document(client, SYSTEM)
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(system))
    assert [s.name for s in symbols] == ["orders", "login", "internet", "cloud", "browse", "persist"]
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(system))
    assert folds
    tokens = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(system))
    assert tokens.data and len(tokens.data) % 5 == 0
    selection = await client.text_document_selection_range_async(
        types.SelectionRangeParams(system, [place(client, SYSTEM, "exposure")])
    )
    assert selection[0].parent
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(system))
    assert any("threat" in lens.command.title for lens in lenses)
    hints = await client.text_document_inlay_hint_async(
        types.InlayHintParams(document(client, THREATS), everything())
    )
    assert any("severity" in hint.label for hint in hints)
    links = await client.text_document_document_link_async(
        types.DocumentLinkParams(document(client, "shop.tm"))
    )
    assert len(links) == 2


async def test_what_reach_derives_comes_later_and_is_asked_for_again(client: LanguageClient):
    start = place(client, THREATS, "feasibility high")
    end = types.Position(start.line + 1, start.character)
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, uri(client, THREATS)),
            [types.TextDocumentContentChangePartial(types.Range(start, end), "")],
        )
    )
    wanted = types.InlayHintParams(document(client, THREATS), everything())
    for _ in range(200):
        if types.WORKSPACE_INLAY_HINT_REFRESH in client.refreshed:
            hints = await client.text_document_inlay_hint_async(wanted)
            if "feasibility high" in [hint.label for hint in hints]:
                break
        await asyncio.sleep(0.05)
    else:
        raise AssertionError(client.refreshed)
    assert types.WORKSPACE_CODE_LENS_REFRESH in client.refreshed


async def test_symbols_of_the_workspace(client: LanguageClient):
    found = await client.workspace_symbol_async(types.WorkspaceSymbolParams("browse"))
    assert [symbol.name for symbol in found] == ["browse"]


async def test_formatting(client: LanguageClient):
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(document(client, SYSTEM), options)
    )
    assert not edits
    edits = await client.text_document_range_formatting_async(
        types.DocumentRangeFormattingParams(document(client, SYSTEM), everything(), options)
    )
    assert not edits


async def test_formatting_as_one_types(client: LanguageClient):
    typed = uri(client, "typed.tm")
    text = "process p {\nexposure internet\n}"
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(typed, "tm", 1, text))
    )
    edits = await client.text_document_on_type_formatting_async(
        types.DocumentOnTypeFormattingParams(
            types.TextDocumentIdentifier(typed),
            types.Position(2, 1),
            "}",
            types.FormattingOptions(tab_size=2, insert_spaces=True),
        )
    )
    assert any("  exposure internet" in edit.new_text or edit.new_text == "  " for edit in edits)


async def test_a_setting_is_changed(client: LanguageClient):
    async def lenses():
        return await client.text_document_code_lens_async(types.CodeLensParams(document(client, SYSTEM)))

    assert await lenses()
    client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams({"tm": {"codeLens": False, "today": "2026-11-23"}})
    )
    for _ in range(200):
        if not await lenses():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the lenses are still there")
