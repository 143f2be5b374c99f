/**
 * The workload {@code document}, as every model has to do it, and nothing of how a model does it.
 *
 * <p>{@code POST /document/NAME} with a PDF as its body puts a document on the shelf: its text is taken out with Apache PDFBox, cut into
 * chunks of 150 words that overlap by 30, each chunk is turned into a vector ({@link dev.selvedge.lab.document.Embedding}), and all of it is
 * written to PostgreSQL by one statement, so that a document is there with all its chunks or not at all. The answer is
 * {@code {"document":"NAME","pages":8,"chunks":30}}. A name can be given once: a client that got no answer asks again, and 409 tells it that
 * the document is there.
 *
 * <p>{@code POST /document/NAME/question} with the question as its body asks a document: the question becomes a vector, the three chunks
 * whose vectors point most nearly the same way are taken from the database, and the language model is given both. Its answer comes as a
 * stream of words; the client gets it whole, with the chunks that it stands on:
 * {@code {"document":"NAME","chunks":[3,0,7],"answer":"…"}}.
 *
 * <p>An upload computes; a question waits. What a model does with both in one process is what the workload is for.
 *
 * <h2>Where likeness is computed</h2>
 *
 * <p>In SQL, over a {@code real[]}: the chunks of one document are some dozens, so that no index for vectors is needed, only three of them
 * cross the wire, and each model gets the same order to the last bit, whatever its driver makes of numbers.
 */
@NullMarked
package dev.selvedge.lab.document;

import org.jspecify.annotations.NullMarked;
