/**
 * The doctor's page: a web server for one person on this machine, {@link dev.selvedge.doctor.page.PageServer}, that looks into a JVM again and
 * again while the page is open. {@code Door} decides who is let in, {@code Examiner} looks, {@code Picture} is what was seen at one time, and
 * {@code Neighbourhood} cuts out what is around a thread. What is published as a {@code Picture} is not changed any more, so each thread may
 * read it.
 */
@NullMarked
package dev.selvedge.doctor.page;

import org.jspecify.annotations.NullMarked;
