package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.document.Upload;

/** Does what one request asks for, on the calling thread, which it blocks for as long as that takes. */
interface Desk {

    /** Puts a document on the shelf; refuses one that can't be read, has a name that is taken, or was not done in time. */
    Answer store(Upload upload) throws Refusal;

    /** Asks a document; refuses if there is none of that name, or there was no answer in time. */
    Answer ask(Question question) throws Refusal;
}
