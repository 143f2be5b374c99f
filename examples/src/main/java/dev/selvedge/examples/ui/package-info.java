/** A window that fetches over the network and never freezes; begin with {@link FetchWindow}. */
@NullMarked
package dev.selvedge.examples.ui;

import org.jspecify.annotations.NullMarked;
