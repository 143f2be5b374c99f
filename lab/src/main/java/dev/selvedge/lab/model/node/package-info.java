/**
 * The model {@code node}: a server in JavaScript, run by Node.js, one event loop. Its source is among the resources of this package; it
 * stands on Node.js alone and on Postgres.js, a driver that is shipped with it (3.4.9, © Rasmus Porsager, Unlicense).
 */
@NullMarked
package dev.selvedge.lab.model.node;

import org.jspecify.annotations.NullMarked;
