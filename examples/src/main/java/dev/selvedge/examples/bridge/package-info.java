/** The JDK's reactive HTTP client inside of scopes; read {@link Client} first. */
@NullMarked
package dev.selvedge.examples.bridge;

import org.jspecify.annotations.NullMarked;
