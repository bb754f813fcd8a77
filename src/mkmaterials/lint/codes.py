"""The codes of findings about templates, and what each stands for."""

from __future__ import annotations

from typing import Final

from mkmaterials.messages import N_

CODES: Final[dict[str, str]] = {
    "contrast.low": N_("Text can hardly be read on what is behind it."),
    "file.embedded-object": N_("The file holds an object of another program."),
    "file.embedded-program": N_("The file holds a program."),
    "file.encrypted": N_("The file is protected with a password."),
    "file.external-field": N_("A field fetches something from outside the file."),
    "file.external-link": N_("A link leads to a web or mail address."),
    "file.external-part": N_("Something is loaded from outside the file when it is opened."),
    "file.local-link": N_("A link leads to a file on somebody's computer."),
    "file.macros": N_("The file holds macros."),
    "file.remote-template": N_("The document is attached to a Word template elsewhere."),
    "file.unusable": N_("The file cannot be read."),
    "file.wrong-type": N_("The file is no .docx, .pptx, .txt or .html file."),
    "font.missing-letters": N_("A font lacks letters of the pack's languages."),
    "font.unknown": N_("Nothing is known of the letters of a font."),
    "pack.file-not-used": N_("A file in the pack is used by nothing."),
    "pack.lacks": N_("The pack does not say something that documents would print."),
    "pack.unusable": N_("The pack, or an exercise in it, cannot be used."),
    "page.link-address": N_(
        "A link of a page for mail leads to no web, mail or telephone address."
    ),
    "page.not-allowed": N_("A page for mail holds what runs, sends or steers something."),
    "page.remote-content": N_("A page for mail would fetch something when it is opened."),
    "picture.no-alt-text": N_("A picture has no text for those who do not see it."),
    "style.missing": N_("A style is used that is not in the file."),
    "style.missing-layout": N_("A slide has no layout."),
    "style.missing-list": N_("A paragraph is numbered by a list that is not in the file."),
    "style.missing-placeholder": N_("The layout has no place for something on the slide."),
    "template.block": N_("A block is not closed, not opened, or crosses another."),
    "template.box-too-small": N_("A text box is too small for a likely text."),
    "template.broken-block": N_("A block begins and ends in parts of the page that do not match."),
    "template.empty-block": N_("Beginning and end of a block replace the same paragraph or row."),
    "template.fails": N_("The template fails when a document is made from it."),
    "template.filling": N_("A chart or picture tag stands in something that it cannot fill."),
    "template.formatted-value": N_("A tag would print text instead of a whole row or cell."),
    "template.half-paragraph": N_(
        "A block begins in the middle of a paragraph and ends in another."
    ),
    "template.link-address": N_("A link's address is no web, mail or telephone address."),
    "template.loop-over-no-list": N_("A loop runs over something that is no list."),
    "template.not-allowed": N_("A tag asks for what templates may not use."),
    "template.not-callable": N_("A tag calls something that cannot be called."),
    "template.not-printable": N_("A tag prints a list or a group of values."),
    "template.prints-yes-no": N_("A tag prints the word True or False."),
    "template.quotation-changed": N_("A tag changes a quotation."),
    "template.remarks-left": N_("Remarks of an earlier check are still in the file."),
    "template.slide-directive": N_("A slide directive stands in the wrong place."),
    "template.slide-name": N_("A slide's name is no name, or is used twice."),
    "template.tag-in-field": N_("A tag stands in a field."),
    "template.tag-without-place": N_("A tag for a paragraph, row or cell stands in none."),
    "template.text-beside-directive": N_("Text beside a directive is not printed."),
    "template.tracked-changes": N_("Changes are tracked and not accepted."),
    "template.unclosed-tag": N_("A tag is never closed."),
    "template.unknown-filter": N_("A filter is not known."),
    "template.unknown-name": N_("A name is not known."),
    "template.unknown-tag": N_("A tag is not known."),
    "template.unknown-test": N_("A test is not known."),
    "template.unreadable-tag": N_("A tag cannot be read."),
    "template.untranslated": N_("Text is not translated into a language of the pack."),
    "template.wrong-translation": N_("A translation leaves out a tag, or adds one."),
}
