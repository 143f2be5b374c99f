/** What can be measured: each workload has a package of its own below this one. */
@NullMarked
package dev.selvedge.lab.workload;

import org.jspecify.annotations.NullMarked;
