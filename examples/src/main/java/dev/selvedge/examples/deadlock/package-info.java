/** A deadlock that a program meets once in a thousand runs, and a simulation every time. */
@NullMarked
package dev.selvedge.examples.deadlock;

import org.jspecify.annotations.NullMarked;
