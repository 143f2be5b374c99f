/** Tests of the shape of the whole project: which module and which package may know which. */
package dev.selvedge.architecture;
