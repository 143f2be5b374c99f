/** Child processes of the lab: started, watched, sampled, and ended whatever happens. */
@NullMarked
package dev.selvedge.lab.process;

import org.jspecify.annotations.NullMarked;
