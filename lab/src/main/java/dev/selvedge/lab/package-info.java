/**
 * The lab: it measures concurrency models on the same real work, and explains what it finds. {@code LabCommand} is its command
 * line; {@code plan} says what there is to measure, {@code run} measures it with the help of {@code process} and {@code load},
 * {@code result} is what comes out, {@code explain} puts it in words, and {@code report} on a page. The servers themselves are in
 * {@code model}, on top of {@code child}; what they serve is in {@code order}, {@code payment} and {@code database}.
 */
@NullMarked
package dev.selvedge.lab;

import org.jspecify.annotations.NullMarked;
