/**
 * The contract between the lab and its child processes.
 *
 * <p>Everything that the lab measures, and everything it measures with, is a <em>child</em>: a JVM of its own. The servers of
 * the models, the payment service, the database's keeper and the load generator all follow the same few rules, so that one
 * piece of code can start, watch and end any of them.
 *
 * <h2>Start</h2>
 *
 * <p>A child is started as {@code java <jvm options> -cp <class path> <MainClass> --key value ...}. Every argument is a pair of
 * a key that begins with two hyphens and a value; a key that the child does not know is an error, never ignored. It listens on
 * the loopback address only, on the port given by {@code --port}, or on a free one when that is missing or 0.
 *
 * <p>On standard output it prints exactly one line:
 *
 * <ul>
 *   <li>{@code READY {"port":40123,"admin":40124,"pid":4711}} as soon as it can serve; {@code port} is 0 for a child that
 *       serves nothing but its admin port;
 *   <li>or {@code FAILED <a plain sentence>}, and it exits with 64 for a wrong argument, with 1 for anything else.
 * </ul>
 *
 * <p>Children that have something to say later may print further lines after {@code READY}; they say which in their own
 * documentation. Warnings go to standard error only.
 *
 * <h2>Life</h2>
 *
 * <p>The admin port is served by platform threads of its own, so that it answers while the service itself is overloaded:
 *
 * <ul>
 *   <li>{@code GET /health} answers 200 and {@code ok};
 *   <li>{@code GET /stats} answers a flat JSON object of numbers: the JVM's own ({@link dev.selvedge.lab.child.JvmStats}) and the
 *       child's gauges, which its main class lists.
 * </ul>
 *
 * <h2>End</h2>
 *
 * <p>A child ends when its standard input reaches the end, so that none outlives a parent that was killed, and on
 * {@code SIGTERM}. It has five seconds to put things away, and ten if it
 * was still starting; then it is halted.
 *
 * <p>To run a child by hand, keep its standard input open: {@code tail -f /dev/null | java -cp ... MainClass --port 8080}.
 */
@NullMarked
package dev.selvedge.lab.child;

import org.jspecify.annotations.NullMarked;
