/** The report: one page that explains itself, and the file behind it. */
@NullMarked
package dev.selvedge.lab.report;

import org.jspecify.annotations.NullMarked;
