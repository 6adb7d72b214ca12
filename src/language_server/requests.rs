//! What the editor asks, and which feature answers.

use super::overlay::real;
use super::server::Server;
use super::snapshot::Snapshot;
use super::*;
use crate::source::SourceId;
use lsp_server::{ErrorCode, Request, Response};
use lsp_types::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;

/// A file in one of its models.
pub struct View {
    pub snapshot: Arc<Snapshot>,
    pub source: SourceId,
    /// The model with rules and reach worked out, if it ever was: of this text, else of the last one.
    pub settled: Option<Arc<Snapshot>>,
}

impl View {
    pub fn text(&self) -> &str {
        self.snapshot.text(self.source)
    }

    /// The byte of a position.
    pub fn offset(&self, position: Position) -> usize {
        self.snapshot.lines(self.source).offset(self.text(), position)
    }

    pub fn range(&self, bytes: std::ops::Range<usize>) -> Range {
        self.snapshot.lines(self.source).range(self.text(), bytes)
    }

    pub fn bytes(&self, range: Range) -> std::ops::Range<usize> {
        self.snapshot.lines(self.source).bytes_of(self.text(), range)
    }
}

/// Why there is no answer: the code of the protocol and what is said.
pub struct Refusal(pub ErrorCode, pub String);

type Answer = Result<Value, Refusal>;

impl Server {
    /// Answers a request.
    pub(super) fn answer(&mut self, request: Request) -> Response {
        match self.dispatch(&request.method, request.params) {
            Ok(value) => Response::new_ok(request.id, value),
            Err(Refusal(code, message)) => Response::new_err(request.id, code as i32, message),
        }
    }

    fn dispatch(&mut self, method: &str, params: Value) -> Answer {
        match method {
            "textDocument/hover" => self.at(params, |_, view, at| hover::hover(view, at)),
            "textDocument/definition" => self.at(params, |_, view, at| definition::definition(view, at)),
            "textDocument/documentHighlight" => {
                self.at(params, |_, view, at| references::highlights(view, at))
            }
            "textDocument/prepareRename" => self.at(params, |_, view, at| rename::prepare(view, at)),
            "textDocument/completion" => {
                self.at(params, |_, view, at| Some(completion::completion(view, at)))
            }
            "textDocument/references" => self.references(read(params)?),
            "textDocument/rename" => self.rename(read(params)?),
            "textDocument/documentSymbol" => self.whole(params, symbols::document),
            "textDocument/foldingRange" => self.whole(params, folding::folding),
            "textDocument/semanticTokens/full" => self.whole(params, |view| tokens::tokens(view, None)),
            "textDocument/documentLink" => self.whole(params, links::links),
            "textDocument/codeLens" => {
                let (wanted, shows) = (self.options.code_lens, self.shows);
                self.whole(params, |view| match wanted {
                    true => lens::lenses(view, shows),
                    false => Vec::new(),
                })
            }
            "textDocument/formatting" => self.whole(params, formatting::whole),
            "textDocument/selectionRange" => {
                let asked: SelectionRangeParams = read(params)?;
                self.of(&asked.text_document.uri, |_, view| {
                    selection::ranges(view, &asked.positions)
                })
            }
            "textDocument/semanticTokens/range" => {
                let asked: SemanticTokensRangeParams = read(params)?;
                self.of(&asked.text_document.uri, |_, view| {
                    tokens::tokens(view, Some(asked.range))
                })
            }
            "textDocument/inlayHint" => {
                let asked: InlayHintParams = read(params)?;
                let wanted = self.options.inlay_hints;
                self.of(&asked.text_document.uri, |_, view| {
                    if wanted {
                        hints::hints(view, asked.range)
                    } else {
                        Vec::new()
                    }
                })
            }
            "textDocument/codeAction" => {
                let asked: CodeActionParams = read(params)?;
                self.of(&asked.text_document.uri, |server, view| {
                    let found = server.models.found(&view.snapshot.root);
                    actions::actions(view, found, asked.range, server.options.today())
                })
            }
            "textDocument/rangeFormatting" => {
                let asked: DocumentRangeFormattingParams = read(params)?;
                self.of(&asked.text_document.uri, |_, view| {
                    formatting::range(view, asked.range)
                })
            }
            "textDocument/onTypeFormatting" => {
                let asked: DocumentOnTypeFormattingParams = read(params)?;
                let place = asked.text_document_position;
                self.of(&place.text_document.uri, |_, view| {
                    formatting::typed(view, place.position, &asked.ch)
                })
            }
            "workspace/symbol" => {
                let asked: WorkspaceSymbolParams = read(params)?;
                let models = self.all_models();
                value(symbols::workspace(&models, &asked.query))
            }
            #[cfg(debug_assertions)]
            "tm/panic" => panic!("asked to"),
            _ => {
                let message = format!("`{method}` is nothing that tm answers");
                Err(Refusal(ErrorCode::MethodNotFound, message))
            }
        }
    }

    /// Answers a question about a place.
    fn at<R: Serialize>(
        &mut self,
        params: Value,
        answer: impl FnOnce(&Server, &View, usize) -> Option<R>,
    ) -> Answer {
        let place: TextDocumentPositionParams = read(params)?;
        self.of(&place.text_document.uri, |server, view| {
            answer(server, view, view.offset(place.position))
        })
    }

    /// Answers a question about a whole text.
    fn whole<R: Serialize>(&mut self, params: Value, answer: impl FnOnce(&View) -> R) -> Answer {
        #[derive(serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Asked {
            text_document: TextDocumentIdentifier,
        }
        let asked: Asked = read(params)?;
        self.of(&asked.text_document.uri, |_, view| answer(view))
    }

    /// Answers a question about a file, in the first of its models; null when there is no such file.
    fn of<R: Serialize>(&mut self, uri: &Uri, answer: impl FnOnce(&Server, &View) -> R) -> Answer {
        match self.view(uri) {
            Some(view) => value(answer(self, &view)),
            None => Ok(Value::Null),
        }
    }

    fn view(&mut self, uri: &Uri) -> Option<View> {
        let path = real(&uri::path(uri));
        let snapshot = self.models_of(&path).into_iter().next()?;
        let source = snapshot.source(&path)?;
        let settled = self.models.settled(&snapshot.root).cloned();
        Some(View {
            snapshot,
            source,
            settled,
        })
    }

    /// Every model of the workspace, and those of open texts.
    fn all_models(&mut self) -> Vec<Arc<Snapshot>> {
        let mut roots: Vec<PathBuf> = self.workspace.models();
        roots.extend(self.documents.iter().map(|(path, _)| path.clone()));
        let mut models: Vec<Arc<Snapshot>> = Vec::new();
        for root in roots {
            for snapshot in self.models_of(&root) {
                if !models.iter().any(|m| m.root == snapshot.root) {
                    models.push(snapshot);
                }
            }
        }
        models
    }

    fn references(&mut self, asked: ReferenceParams) -> Answer {
        let place = asked.text_document_position;
        let path = real(&uri::path(&place.text_document.uri));
        let models = self.models_of(&path);
        value(references::references(
            &models,
            &path,
            place.position,
            asked.context.include_declaration,
        ))
    }

    fn rename(&mut self, asked: RenameParams) -> Answer {
        let place = asked.text_document_position;
        let path = real(&uri::path(&place.text_document.uri));
        let models = self.models_of(&path);
        let edits = rename::rename(&models, &path, place.position, &asked.new_name);
        let edits = edits.map_err(|why| Refusal(ErrorCode::RequestFailed, why))?;
        let named = |path: PathBuf| match self.documents.get(&path) {
            Some(document) => Some(document.uri.clone()),
            None => uri::uri(&path),
        };
        let changes: Vec<(Uri, Vec<TextEdit>)> = edits
            .into_iter()
            .filter_map(|(path, edits)| Some((named(path)?, edits)))
            .collect();
        let changes: serde_json::Map<String, Value> = changes
            .into_iter()
            .filter_map(|(uri, edits)| Some((uri.as_str().to_string(), serde_json::to_value(edits).ok()?)))
            .collect();
        Ok(serde_json::json!({ "changes": changes }))
    }
}

fn read<P: DeserializeOwned>(params: Value) -> Result<P, Refusal> {
    serde_json::from_value(params).map_err(|e| Refusal(ErrorCode::InvalidParams, e.to_string()))
}

fn value(answer: impl Serialize) -> Answer {
    serde_json::to_value(answer).map_err(|e| Refusal(ErrorCode::InternalError, e.to_string()))
}
