/**
 * What the services have in common that the models' servers call: each is a process of its own which answers HTTP on event loops, takes a
 * while for it, does next to nothing meanwhile, and does wrong what it is told to.
 */
@NullMarked
package dev.selvedge.lab.service;

import org.jspecify.annotations.NullMarked;
