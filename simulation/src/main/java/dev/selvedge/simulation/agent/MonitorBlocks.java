package dev.selvedge.simulation.agent;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The {@code synchronized} blocks of a method. A compiler that keeps the object in a variable of its own ({@code dup, astore, monitorenter})
 * lets us put something else into that variable, which the block then enters and leaves: entry and exit stay in pairs.
 *
 * @param entries before which elements the object is on the stack that is to be kept
 * @param areUsual whether all blocks of the method are of that kind: else all are left alone
 */
record MonitorBlocks(Set<Integer> entries, boolean areUsual) {

    static MonitorBlocks of(CodeModel code) {
        Set<Integer> entries = new HashSet<>();
        List<CodeElement> elements = code.elementList();
        for (int i = 0; i < elements.size(); i++) {
            if (isEntry(elements.get(i))) {
                int store = before(elements, i);
                int dup = before(elements, store);
                if (dup < 0
                        || !(elements.get(store) instanceof StoreInstruction)
                        || ((Instruction) elements.get(dup)).opcode() != Opcode.DUP) {
                    return new MonitorBlocks(Set.of(), false);
                }
                entries.add(dup);
            }
        }
        return new MonitorBlocks(entries, true);
    }

    private static boolean isEntry(CodeElement element) {
        return element instanceof MonitorInstruction monitor && monitor.opcode() == Opcode.MONITORENTER;
    }

    private static int before(List<CodeElement> elements, int index) {
        int at = index - 1;
        while (at >= 0 && !(elements.get(at) instanceof Instruction)) {
            at--;
        }
        return at;
    }
}
