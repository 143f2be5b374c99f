/**
 * Linearizability of the channel with all that may wait: random histories of real threads, checked against a sequential
 * model. {@code Round} makes a history, {@code ChannelModel} is what the channel promises, {@code Linearization} looks
 * for an order in which the model gives the same answers.
 */
package dev.selvedge.proof.history;
