/**
 * A stand-in for a language-model service: a process of its own that takes as long as one, streams its answer word by word as one does, and
 * understands nothing.
 */
@NullMarked
package dev.selvedge.lab.languagemodel;

import org.jspecify.annotations.NullMarked;
