;;; tm-mode.el --- Threat models for tm -*- lexical-binding: t; -*-

;; Made from editors/templates/tm-mode.el; the words are those of the compiler.
;; Package-Requires: ((emacs "26.1"))
;; Version: 0.1.0
;; Keywords: languages, security

;;; Commentary:

;; Highlighting, indentation, comments, outline, `compile' with `tm check', flymake by `tm check',
;; and eglot with `tm lsp'.

;;; Code:

(require 'compile)

(defgroup tm nil "Threat models for tm." :group 'languages)

(defcustom tm-program "tm"
  "The program that checks models."
  :type 'string)

(defcustom tm-indent-offset 2
  "How many columns a block is indented."
  :type 'integer
  :safe #'integerp)

(defvar tm-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 12" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\\ "\\" table)
    (modify-syntax-entry ?_ "w" table)
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?. "_" table)
    (modify-syntax-entry ?> "." table)
    (modify-syntax-entry ?' "." table)
    table)
  "A name is a symbol: letters, digits, `_', `-' and `.'.")

(defconst tm--start "\\(?:^\\|[{};]\\)[ \t]*"
  "What stands before the first word of a statement.")

(defconst tm-font-lock-keywords
  (let ((name "\\_<\\(?:\\sw\\|\\s_\\)+\\_>"))
    `((,(concat tm--start (regexp-opt '("actor" "adversary" "assume" "attribute" "boundary" "claim" "control" "data" "external" "kind" "party" "process" "rule" "step" "store" "test" "threat" "tree" "view") 'symbols) "\\(?:[ \t]+\\(" name "\\)\\)?")
       (1 font-lock-keyword-face) (2 font-lock-type-face nil t))
      (,(concat tm--start "\\_<\\(flow\\)\\_>[ \t]+\\(" name "\\)[ \t]*:")
       (1 font-lock-keyword-face) (2 font-lock-type-face))
      (,(concat tm--start (regexp-opt '("actor" "adversary" "answer" "assume" "attribute" "boundary" "claim" "control" "data" "defaults" "exclude" "external" "flow" "ignore" "import" "kind" "model" "party" "process" "review" "rule" "step" "store" "test" "threat" "tree" "use" "view") 'symbols)) 1 font-lock-keyword-face)
      (,(concat tm--start (regexp-opt '("deny" "detect" "disclose" "elevate" "exhaust" "identify" "link" "mislead" "noncompliant" "repudiate" "spoof" "tamper" "unaware") 'symbols)) 1 font-lock-function-name-face)
      (,(concat tm--start (regexp-opt '("accept" "access" "all" "alters" "any" "appetite" "ask" "asks" "authenticates" "belongs" "by" "collapse" "computes" "controls" "cost" "counters" "description" "detects" "due" "eliminate" "evidence" "explain" "feasibility" "for" "found" "goal" "holds" "impact" "is" "knows" "many" "mitigate" "more" "needs" "observes" "on" "once" "open" "owner" "owns" "protects" "protocol" "purpose" "refers" "relies" "remains" "resists" "returns" "risk" "sealed" "see" "sends" "sequence" "sets" "severity" "show" "signed" "status" "stopped" "stops" "suggest" "tags" "through" "transfer" "trust" "trusts" "until" "upholds" "version" "wants" "when" "yields") 'symbols)) 1 font-lock-keyword-face)
      (,(concat tm--start (regexp-opt '("access-ends" "account-rights" "acl" "advisories" "agreement" "algorithm" "assessed" "audit" "authorizes" "availability" "backup" "basis" "binds-all" "boot" "bound" "bounded" "bounds-input" "browser-guards" "bus-access" "channel" "cipher" "clean-start" "client-auth" "confidentiality" "constant-time" "credential-place" "debug" "delivered" "derivation" "egress" "encodes-output" "encryption" "erasable" "error-detail" "executes" "exposure" "fails" "fetches" "first-password" "fresh" "generated" "handover" "hardened" "heals" "identifiers" "identity" "immutable" "informs" "integrity" "isolation" "jurisdiction" "key-at" "learning" "lifetime" "maintained" "medium" "memory-safe" "names-bound" "needed" "nonces" "origin" "output" "oversight" "pairing" "parameterised" "parameters" "parses" "peer-checks" "personal" "physical" "piece-names" "piece-sizes" "pinned" "plausible" "privacy" "proposals" "provenance" "purpose-bound" "query" "quota" "rate-limit" "recovery" "redirects" "redundant" "replaceable" "reserved-names" "responds-alike" "retention" "runs-as" "secrets" "segment" "server-auth" "session" "session-care" "shares" "sign-in-limit" "tamper-resistance" "tenants" "tools" "unit-secrets" "update" "validates" "verifies" "volume" "weakest" "wiped" "zones") 'symbols)) 1 font-lock-variable-name-face)
      ("\\_<\\(?:CWE-[0-9]+\\|CAPEC-[0-9]+\\|CVE-[0-9]\\{4\\}-[0-9]+\\|AML\\.T[A-Z]?[0-9.]+\\|T[0-9]\\{4\\}\\(?:\\.[0-9]+\\)?\\|LLM[0-9]+\\)\\_>"
       . font-lock-constant-face)
      (,(regexp-opt '("all" "and" "any" "as" "at" "avoiding" "because" "by" "can" "cannot" "carrying" "control" "count" "crosses" "every" "for" "from" "given" "in" "is" "least" "mistake" "no" "not" "of" "on" "or" "own" "pack" "path" "reaches" "rest" "rule" "some" "through" "to" "until" "when" "with" "worst") 'symbols) . font-lock-builtin-face)
      (,(regexp-opt '("deny" "detect" "disclose" "elevate" "exhaust" "identify" "link" "mislead" "noncompliant" "repudiate" "spoof" "tamper" "unaware") 'symbols) . font-lock-function-name-face)
      (,(regexp-opt '("accountability" "address" "adequate" "admin" "administers" "aggregate" "alert" "alerts" "alters" "anonymity" "anti-forgery" "anti-rollback" "append-only" "archive" "attested" "audit" "authenticated" "authenticity" "author" "authorization" "automatic" "availability" "awareness" "basic" "bespoke" "binary" "blind" "body" "bound" "broad" "broken" "certificate" "checked" "checksum" "chosen" "closed" "coarse" "code" "common" "compared" "compliance" "confidentiality" "config" "consent" "constant" "container" "content" "content-policy" "contract" "cookie" "credential" "critical" "current" "design" "detects" "development" "device" "differential" "difficult" "digest" "direct" "disk" "easy" "embedding" "enclave" "end-user" "enhanced" "env" "ephemeral" "every-action" "everything" "execute" "expert" "expires" "factor" "fast-hash" "federated" "feedback" "field" "file" "fixed" "free" "full" "general" "hash" "header" "hidden" "high" "hsm" "html" "http-only" "hybrid" "image" "implemented" "in-process" "in-progress" "indirect" "integrity" "interest" "internal" "internals" "internet" "issuer" "json" "kernel" "key" "label" "lan" "law" "layman" "ldap" "limit" "limited" "link" "listed" "local" "locked" "log" "logits" "low" "mac" "mail" "manual" "many" "measured" "media" "medium" "mended" "message" "mfa" "mixed" "model" "moderate" "mtls" "multiple" "multiple-bespoke" "name" "native" "needed" "no" "no-framing" "no-store" "nobody" "none" "nosql" "nothing" "observes" "office" "offline" "old" "one" "online" "open" "origin-list" "other" "owns" "partial" "partner" "password" "per-object" "physical" "plain" "planned" "process" "production" "proficient" "prompt" "provenance" "provisioned" "pseudonym" "public" "question" "radio" "random" "read" "reads" "recorded" "regions" "remote" "removable" "renewed" "resists" "resources" "revocable" "revocation" "same" "same-site" "sampled" "scan" "scanned" "scores" "script" "search" "segment" "serialized" "service" "several" "shared" "signature" "signed" "single" "slow-hash" "source" "special" "specialised" "specific" "sql" "standard" "static" "supervised" "template" "test" "ticket" "tls" "token" "topk" "touched" "trace" "training" "trusted" "two" "unattended" "unauthenticated" "unbounded" "undetectability" "unique" "unlimited" "unlinkability" "unsigned" "untrusted" "user" "user-chosen" "uses" "vault" "vector" "verified" "version" "very-low" "visible" "vm" "vpn" "wan" "watched" "weak-random" "weights" "with-secrets" "without-secrets" "write" "writes" "xml" "yes") 'symbols) . font-lock-constant-face)))
  "What is highlighted beside comments and texts.")

(defun tm--syntax-propertize (start end)
  "Make the marks of long texts between START and END the fences of strings."
  (goto-char start)
  (while (re-search-forward "\"\"\"" end t)
    (let* ((open (match-beginning 0))
           (state (save-excursion (syntax-ppss open))))
      (cond
       ;; In a comment or a text of one line it means nothing.
       ((nth 4 state))
       ((characterp (nth 3 state)))
       ((nth 3 state)
        (put-text-property (1- (match-end 0)) (match-end 0) 'syntax-table '(15)))
       (t
        (put-text-property open (1+ open) 'syntax-table '(15))
        (put-text-property (1+ open) (match-end 0) 'syntax-table '(1)))))))

(defun tm-indent-line ()
  "Indent the line by the braces around it.
The lines of a long text stay as they are."
  (interactive)
  (let ((state (save-excursion (syntax-ppss (line-beginning-position)))))
    (if (nth 3 state)
        'noindent
      (let* ((closing (save-excursion (back-to-indentation) (looking-at "[]})]")))
             (going-on (save-excursion (back-to-indentation) (looking-at "\\(?:because\\|and\\|or\\)\\_>")))
             (depth (- (car state) (if closing 1 0)))
             (column (+ (* tm-indent-offset (max 0 depth)) (if going-on tm-indent-offset 0))))
        (if (<= (current-column) (current-indentation))
            (indent-line-to column)
          (save-excursion (indent-line-to column)))))))

;; FILE:LINE:COL: severity[TMnnn]: message
(defconst tm--compilation
  '(tm "^\\([^:\n]+\\):\\([0-9]+\\):\\([0-9]+\\): \\(?:error\\|\\(warning\\)\\|\\(note\\)\\)\\[TM[0-9]+\\]: "
       1 2 3 (4 . 5)))

(add-to-list 'compilation-error-regexp-alist 'tm)
(add-to-list 'compilation-error-regexp-alist-alist tm--compilation)

(defun tm-check ()
  "Check the model of this buffer; `next-error' goes from finding to finding."
  (interactive)
  (compile (mapconcat #'shell-quote-argument
                      (list tm-program "check" "--format" "short" (file-relative-name (or buffer-file-name "")))
                      " ")))

(defun tm-serve ()
  "Show report and diagrams of this buffer's model in the browser.
They are current after every save."
  (interactive)
  (start-process "tm serve" "*tm serve*" tm-program "serve" "--editor" "none" "--open" (or buffer-file-name ""))
  (message "tm serve runs; kill its buffer *tm serve* to stop it"))

(defvar-local tm--flymake-process nil)

(defun tm-flymake (report &rest _)
  "Report what `tm check' finds in this buffer, saved or not, to REPORT."
  (when (process-live-p tm--flymake-process)
    (kill-process tm--flymake-process))
  (let ((source (current-buffer)))
    (setq tm--flymake-process
          (make-process
           :name "tm-flymake" :noquery t :connection-type 'pipe
           :buffer (generate-new-buffer " *tm-flymake*")
           :command (list tm-program "check" "--format" "short" "-")
           :sentinel
           (lambda (process _)
             (when (memq (process-status process) '(exit signal))
               (unwind-protect
                   (when (and (buffer-live-p source)
                              (eq process (buffer-local-value 'tm--flymake-process source)))
                     (funcall report (tm--flymake-findings (process-buffer process) source)))
                 (kill-buffer (process-buffer process)))))))
    (process-send-region tm--flymake-process (point-min) (point-max))
    (process-send-eof tm--flymake-process)))

(declare-function flymake-diag-region "flymake")
(declare-function flymake-make-diagnostic "flymake")

(defun tm--flymake-findings (output source)
  "The findings in the buffer OUTPUT, as diagnostics of SOURCE."
  (require 'flymake)
  (with-current-buffer output
    (goto-char (point-min))
    (let (findings)
      (while (re-search-forward "^<stdin>:\\([0-9]+\\):\\([0-9]+\\): \\([a-z]+\\)\\[\\(TM[0-9]+\\)\\]: \\(.*\\)$" nil t)
        (let* ((line (string-to-number (match-string 1)))
               (column (string-to-number (match-string 2)))
               (kind (cdr (assoc (match-string 3) '(("error" . :error) ("warning" . :warning) ("note" . :note)))))
               (message (format "%s [%s]" (match-string 5) (match-string 4)))
               (region (flymake-diag-region source line column)))
          (push (flymake-make-diagnostic source (car region) (cdr region) kind message) findings)))
      (nreverse findings))))

;; eglot: `tm lsp', where eglot is there.
(with-eval-after-load 'eglot
  (defvar eglot-server-programs)
  (add-to-list 'eglot-server-programs (list 'tm-mode tm-program "lsp")))

(defvar flymake-diagnostic-functions)

;;;###autoload
(define-derived-mode tm-mode prog-mode "tm"
  "Threat models for tm."
  :syntax-table tm-mode-syntax-table
  (setq-local font-lock-defaults '(tm-font-lock-keywords))
  (setq-local syntax-propertize-function #'tm--syntax-propertize)
  (setq-local comment-start "// ")
  (setq-local comment-end "")
  (setq-local indent-line-function #'tm-indent-line)
  (setq-local electric-indent-chars (append "}" electric-indent-chars))
  (setq-local outline-regexp (concat "[ \t]*" (regexp-opt '("actor" "adversary" "answer" "assume" "attribute" "boundary" "claim" "control" "data" "defaults" "exclude" "external" "flow" "ignore" "import" "kind" "model" "party" "process" "review" "rule" "step" "store" "test" "threat" "tree" "use" "view") 'symbols)))
  (setq-local imenu-generic-expression
              (list (list nil (concat "^[ \t]*" (regexp-opt '("actor" "adversary" "assume" "attribute" "boundary" "claim" "control" "data" "external" "kind" "party" "process" "rule" "step" "store" "test" "threat" "tree" "view") 'symbols)
                                      "[ \t]+\\(\\(?:\\sw\\|\\s_\\)+\\)") 2)))
  (setq-local compile-command
              (format "%s check --format short %s" tm-program
                      (if buffer-file-name (shell-quote-argument (file-name-nondirectory buffer-file-name)) "")))
  (add-hook 'flymake-diagnostic-functions #'tm-flymake nil t))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.tm\\'" . tm-mode))

(provide 'tm-mode)
;;; tm-mode.el ends here
