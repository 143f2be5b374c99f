/** From snapshots to findings: each class looks for one kind of trouble. Nothing here touches a JVM; snapshots in, findings out. */
@NullMarked
package dev.selvedge.doctor.diagnosis;

import org.jspecify.annotations.NullMarked;
