"""An answer as plain text that can be pasted anywhere, with its references."""

from __future__ import annotations

from carnet.domain.answers import Answer, AnswerSentence, Support
from carnet.gui.words import phrases
from carnet.gui.words.translating import tr


def answer_with_references(answer: Answer) -> str:
    """Sentences with `[n]` and their support said in words, then the numbered sources."""
    text = " ".join(_sentence(sentence) for sentence in answer.sentences)
    if not answer.citations:
        return text
    lines = [text, "", tr("Sources")]
    for citation in answer.citations:
        where = phrases.lines(citation.start_line, citation.end_line, citation.page, citation.path)
        lines.append(f"[{citation.n}] {citation.title}: {citation.path}, {where}")
    return "\n".join(lines)


def _sentence(sentence: AnswerSentence) -> str:
    numbers = "".join(f" [{n}]" for n in sentence.citations)
    match sentence.support:
        case Support.WEAK:
            said = tr("partly in your notes")
        case Support.UNSUPPORTED:
            said = tr("not in your notes")
        case _:
            return sentence.text + numbers
    return f"{sentence.text}{numbers} ({said})"
