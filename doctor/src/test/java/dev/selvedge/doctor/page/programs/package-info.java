/** Programs for the page's tests to look into. */
@NullMarked
package dev.selvedge.doctor.page.programs;

import org.jspecify.annotations.NullMarked;
