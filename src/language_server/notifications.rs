//! What the editor tells: texts opened, changed, saved and closed, files and settings changed.

use super::documents::Document;
use super::overlay::real;
use super::server::Server;
use super::settings::Options;
use super::uri;
use lsp_server::Notification;
use lsp_types::*;
use serde::de::DeserializeOwned;
use std::sync::Arc;

impl Server {
    /// Takes a notification in; one that is not known is nothing.
    pub(super) fn notice(&mut self, note: Notification) {
        let params = note.params;
        match note.method.as_str() {
            "textDocument/didOpen" => read(params).into_iter().for_each(|p| self.opened(p)),
            "textDocument/didChange" => read(params).into_iter().for_each(|p| self.edited(&p)),
            "textDocument/didClose" => read(params).into_iter().for_each(|p| self.closed(&p)),
            "textDocument/didSave" => self.set_stale(),
            "workspace/didChangeWatchedFiles" => {
                self.workspace.again(&self.files);
                self.set_stale();
            }
            "workspace/didChangeConfiguration" => self.configured(&params),
            "workspace/didChangeWorkspaceFolders" => read(params).into_iter().for_each(|p| self.moved(&p)),
            _ => {}
        }
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let path = real(&uri::path(&item.uri));
        let document = Document {
            uri: item.uri,
            version: item.version,
            text: Arc::new(item.text),
        };
        self.documents.open(path.clone(), document);
        self.set_changed(path);
        self.set_stale();
    }

    fn edited(&mut self, params: &DidChangeTextDocumentParams) {
        let path = real(&uri::path(&params.text_document.uri));
        let version = params.text_document.version;
        self.documents
            .change(&path, version, &params.content_changes, self.encoding);
        self.set_changed(path);
    }

    fn closed(&mut self, params: &DidCloseTextDocumentParams) {
        let path = real(&uri::path(&params.text_document.uri));
        self.documents.close(&path);
        self.set_changed(path);
        self.set_stale();
    }

    /// Settings that the client sends; one that sends none is asked.
    fn configured(&mut self, params: &serde_json::Value) {
        match params
            .get("settings")
            .filter(|s| s.get("tm").is_some_and(|t| t.is_object()))
        {
            Some(settings) => {
                self.options = Options::read(settings);
                self.set_stale();
            }
            None => self.ask_settings(),
        }
    }

    fn moved(&mut self, params: &DidChangeWorkspaceFoldersParams) {
        let mut folders = self.workspace.folders().to_vec();
        let gone: Vec<_> = params
            .event
            .removed
            .iter()
            .map(|f| real(&uri::path(&f.uri)))
            .collect();
        folders.retain(|f| !gone.contains(f));
        folders.extend(params.event.added.iter().map(|f| real(&uri::path(&f.uri))));
        self.workspace.search(folders, &self.files);
        self.set_stale();
    }
}

fn read<P: DeserializeOwned>(params: serde_json::Value) -> Option<P> {
    serde_json::from_value(params).ok()
}
