package dev.selvedge.simulation.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rewrites the {@code synchronized} blocks of a method. A compiler that keeps the object in a variable of its own
 * ({@code dup, astore, monitorenter}) lets us put something else into that variable, which the block then enters and leaves: entry and exit
 * stay in pairs, without which the JIT compiler refuses a method. If a block is of another kind, all of the method stay as they are.
 */
final class MonitorRewriter implements CodeTransform {

    /** Before which elements the object is on the stack that is to be kept; empty if a block is of another kind. */
    private final Set<Integer> entries;

    /** Where somebody jumps to. */
    private final Set<Label> targets;

    private int index;

    /** Whether a real monitor has been left, and the simulation is yet to be told: beyond the handler that would leave it again. */
    private boolean isLeaving;

    private final boolean quietly;

    /**
     * Must be the first to see the code, as it counts the elements.
     *
     * @param code the code
     * @param quietly whether an entry is no switch point
     */
    MonitorRewriter(CodeModel code, boolean quietly) {
        this.quietly = quietly;
        this.entries = entriesOf(code.elementList());
        this.targets = entries.isEmpty() ? Set.of() : targetsOf(code.elementList());
    }

    private static Set<Label> targetsOf(List<CodeElement> elements) {
        Set<Label> targets = new HashSet<>();
        for (CodeElement element : elements) {
            switch (element) {
                case BranchInstruction branch -> targets.add(branch.target());
                case ExceptionCatch caught -> targets.add(caught.handler());
                case TableSwitchInstruction table -> {
                    targets.add(table.defaultTarget());
                    table.cases().forEach(one -> targets.add(one.target()));
                }
                case LookupSwitchInstruction lookup -> {
                    targets.add(lookup.defaultTarget());
                    lookup.cases().forEach(one -> targets.add(one.target()));
                }
                default -> {}
            }
        }
        return targets;
    }

    private static Set<Integer> entriesOf(List<CodeElement> elements) {
        Set<Integer> entries = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof MonitorInstruction monitor && monitor.opcode() == Opcode.MONITORENTER) {
                int store = before(elements, i);
                int dup = before(elements, store);
                if (dup < 0
                        || !(elements.get(store) instanceof StoreInstruction)
                        || ((Instruction) elements.get(dup)).opcode() != Opcode.DUP) {
                    return Set.of();
                }
                entries.add(dup);
            }
        }
        return entries;
    }

    private static int before(List<CodeElement> elements, int index) {
        int at = index - 1;
        while (at >= 0 && !(elements.get(at) instanceof Instruction)) {
            at--;
        }
        return at;
    }

    /** Whether there are blocks that can be rewritten. */
    boolean hasWork() {
        return !entries.isEmpty();
    }

    @Override
    public void atStart(CodeBuilder code) {
        index = 0;
        isLeaving = false;
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (isLeaving && (element instanceof Instruction || isTarget(element))) {
            Members.left(code);
            isLeaving = false;
        }
        if (entries.contains(index++)) {
            Members.enter(code, quietly);
        }
        if (hasWork() && element instanceof MonitorInstruction monitor && monitor.opcode() == Opcode.MONITOREXIT) {
            code.dup().with(element);
            isLeaving = true;
        } else {
            code.with(element);
        }
    }

    private boolean isTarget(CodeElement element) {
        return element instanceof LabelTarget label && targets.contains(label.label());
    }
}
