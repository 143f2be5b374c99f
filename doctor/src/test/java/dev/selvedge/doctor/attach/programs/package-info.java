/** What the tests examine: each is a JVM of its own, says {@code ready} when it is where it should be, and is ended by the test. */
package dev.selvedge.doctor.attach.programs;
