/** Code that breaks the rules on purpose, to show that the tests of the architecture can fail. It is never run. */
package dev.selvedge.architecture.planted;
