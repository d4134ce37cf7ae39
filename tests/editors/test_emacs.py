"""Emacs: findings in a compilation buffer, by Flymake as the buffer is typed, and by Eglot from the language server."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editors.running import PAGE_MENDED, SETTINGS, edited

BEGIN = """
(require 'cl-lib)
(defun show (form &rest values)
  (write-region (concat (apply #'format form values) "\\n") nil "shown" t 'quiet))
(defun await (condition)
  (with-timeout (60) (while (not (funcall condition)) (accept-process-output nil 0.05))))
(defun show-marks ()
  (dolist (mark (cl-sort (flymake-diagnostics) #'< :key #'flymake-diagnostic-beg))
    (show "%s %s" (flymake-diagnostic-beg mark)
          (and (string-match "[A-Z][A-Z][0-9]\\\\{3\\\\}" (flymake-diagnostic-text mark))
               (match-string 0 (flymake-diagnostic-text mark))))))
"""

COMPILATION = """
(require 'compile)
(let ((buffer (compilation-start "citecheck -q --offline -f unix bridge.wiki")))
  (await (lambda () (null (get-buffer-process buffer))))
  (with-current-buffer buffer
    (compilation--ensure-parse (point-max))
    (show "%d errors %d warnings" compilation-num-errors-found compilation-num-warnings-found))
  (next-error 1 t)
  (with-current-buffer (window-buffer)
    (show "%s %d %s" (buffer-name) (point) (thing-at-point 'word))))
"""

FLYMAKE = """
(require 'flymake)
(find-file "bridge.wiki")
(goto-char (point-max))
(insert "Not saved.<ref>{{cite web}}</ref>\\n")
(citecheck-flymake-setup)
(flymake-start)
(await #'flymake-diagnostics)
(show-marks)
"""

EGLOT = """
(unless (require 'eglot nil t)
  (show "no eglot")
  (kill-emacs))
(setq eglot-sync-connect t)
(find-file "bridge.wiki")
(text-mode)
(apply #'eglot (eglot--guess-contact))
(await #'flymake-diagnostics)
(show-marks)
(let* ((document (list :uri (eglot--path-to-uri buffer-file-name)))
       (place (list :line 0 :character 70))
       (range (list :start place :end place))
       (asked (list :textDocument document :range range :context (list :diagnostics [])))
       (action (aref (jsonrpc-request (eglot-current-server) :textDocument/codeAction asked) 0)))
  (show "%s" (plist-get action :title))
  (eglot--apply-workspace-edit (plist-get action :edit)))
(save-buffer)
"""


def emacs(folder: Path, script: str, *, site: bool = False) -> list[str]:
    """What Emacs shows; with `site`, what Debian has added to it is there."""
    plain = () if site else ("-Q",)
    options = (*plain, "--batch", "-l", "flymake", "-l", str(SETTINGS / "citecheck.el"), "-l")
    return edited(folder, "emacs", "emacs-nox", BEGIN + script, options)


def test_a_compilation_leads_to_the_findings(tmp_path: Path) -> None:
    assert emacs(tmp_path, COMPILATION) == ["2 errors 1 warnings", "bridge.wiki 68 acessdate"]


def test_flymake_marks_what_is_not_saved_yet(tmp_path: Path) -> None:
    assert emacs(tmp_path, FLYMAKE) == ["68 FD012", "135 ID001", "154 DT001", "188 FD004", "188 FD001"]


def test_eglot_speaks_with_the_language_server(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    shown = emacs(tmp_path, EGLOT, site=True)
    if shown == ["no eglot"]:
        pytest.skip("this Emacs has no Eglot; Debian has it: apt-get install elpa-eglot")
    assert shown == ["68 FD012", "135 ID001", "154 DT001", "FD012: Rename |acessdate= to |access-date="]
    assert (tmp_path / "bridge.wiki").read_text(encoding="utf-8") == PAGE_MENDED
