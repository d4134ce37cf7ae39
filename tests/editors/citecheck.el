;;; citecheck.el --- citecheck in Emacs -*- lexical-binding: t -*-

;; M-x compile RET citecheck --offline -f unix page.wiki: its lines are those of compilers, but columns are characters.
(setq compilation-error-screen-columns nil)

;; The language server, by M-x eglot.
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '((mediawiki-mode markdown-mode text-mode) . ("citecheck" "lsp"))))

;; Or Flymake alone, on the buffer as it is: (add-hook 'text-mode-hook #'citecheck-flymake-setup)
(defvar-local citecheck--process nil "The run whose findings are waited for.")

(defun citecheck-flymake-setup ()
  "Mark what citecheck finds in the buffer."
  (add-hook 'flymake-diagnostic-functions #'citecheck-flymake nil t)
  (flymake-mode 1))

(defun citecheck-flymake (report &rest _)
  "Run citecheck on the buffer, and REPORT what it finds."
  (when (process-live-p citecheck--process)
    (kill-process citecheck--process))
  (let ((source (current-buffer)))
    (setq citecheck--process
          (make-process
           :name "citecheck" :noquery t :connection-type 'pipe :coding 'utf-8-unix
           :buffer (generate-new-buffer " *citecheck*")
           :stderr (get-buffer-create " *citecheck-errors*")
           :command (list "citecheck" "-q" "--offline" "-f" "unix" "--fail-on" "never"
                          "--stdin-filename" (or buffer-file-name (buffer-name)) "-")
           :sentinel (lambda (process _event) (citecheck--done process source report))))
    (save-restriction
      (widen)
      (process-send-region citecheck--process (point-min) (point-max)))
    (process-send-eof citecheck--process)))

(defun citecheck--done (process source report)
  "Once PROCESS has ended, REPORT what it found in the buffer SOURCE."
  (when (memq (process-status process) '(exit signal))
    (when (and (buffer-live-p source) (eq process (buffer-local-value 'citecheck--process source)))
      (if (eq (process-exit-status process) 0)
          (funcall report (citecheck--found process source))
        (funcall report :panic :explanation "citecheck could not finish")))
    (kill-buffer (process-buffer process))))

(defun citecheck--found (process source)
  "The diagnostics of the buffer SOURCE in the lines of PROCESS."
  (with-current-buffer (process-buffer process)
    (goto-char (point-min))
    (let (found)
      (while (re-search-forward "^.*?:\\([0-9]+\\):\\([0-9]+\\): \\(error\\|warning\\|note\\): \\(.*\\)$" nil t)
        (let ((place (flymake-diag-region source (string-to-number (match-string 1)) (string-to-number (match-string 2))))
              (kind (cdr (assoc (match-string 3) '(("error" . :error) ("warning" . :warning) ("note" . :note))))))
          (push (flymake-make-diagnostic source (car place) (cdr place) kind (match-string 4)) found)))
      (nreverse found))))

(provide 'citecheck)
;;; citecheck.el ends here
