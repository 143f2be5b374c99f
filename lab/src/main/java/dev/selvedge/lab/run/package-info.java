/** Carries out a run, model after model, and says how far it is. */
@NullMarked
package dev.selvedge.lab.run;

import org.jspecify.annotations.NullMarked;
