/** What the proofs have in common. */
package dev.selvedge.proof;
