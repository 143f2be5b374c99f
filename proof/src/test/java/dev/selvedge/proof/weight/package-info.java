/** What is left behind, and what it weighs: nothing that has ended stays reachable, and a million that wait fit. */
package dev.selvedge.proof.weight;
