/** What the servers of more than one workload stand on. */
@NullMarked
package dev.selvedge.lab.workload.backend;

import org.jspecify.annotations.NullMarked;
