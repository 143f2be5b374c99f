/** What a server answers, whatever the workload and the model: a status and a JSON text, also where it refuses. */
@NullMarked
package dev.selvedge.lab.answer;

import org.jspecify.annotations.NullMarked;
