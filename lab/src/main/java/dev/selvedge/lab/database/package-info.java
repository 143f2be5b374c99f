/**
 * The PostgreSQL that the models share: embedded, in a child of its own ({@link dev.selvedge.lab.database.DatabaseMain}), or one
 * that is there already; and the driver's hold on it ({@link dev.selvedge.lab.database.OrderDatabase}), which makes the tables,
 * empties them between runs, and counts at the end.
 */
@NullMarked
package dev.selvedge.lab.database;

import org.jspecify.annotations.NullMarked;
