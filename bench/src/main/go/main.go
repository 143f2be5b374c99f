// The rows of the table in Go: each run of this program measures one, and prints the nanoseconds of an operation, one
// line an iteration.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"
)

// row is what to do; the Java class Row says what the numbers mean.
type row struct {
	width, capacity, count int
}

// selectingPairs is how many pairs answer each other where selects wait.
const selectingPairs = 100

// element is what is sent at a turn.
func element(turn int) int {
	return turn & 127
}

// work is one run; prepare brings about what it starts from, outside the measured time.
type work struct {
	prepare func()
	run     func() int
}

func plain(run func() int) work {
	return work{func() {}, run}
}

func workOf(shape string, r row) (work, bool) {
	switch shape {
	case "pairs":
		return plain(func() int { return pairs(r) }), true
	case "chain":
		return plain(func() int { return chain(r) }), true
	case "many_to_many":
		return plain(func() int { return shared(r, r.width) }), true
	case "fan_in":
		return plain(func() int { return shared(r, 1) }), true
	case "select_ready":
		return plain(func() int { return selectReady(r) }), true
	case "select_waiting":
		return plain(func() int { return answerEachOther(r, selectOf(r.width)) }), true
	case "select_timeout":
		return plain(func() int { return answerInTime(r) }), true
	case "semaphore":
		return plain(func() int { return semaphore(r) }), true
	case "mutex":
		return plain(func() int { return mutex(r) }), true
	case "fork_join":
		return plain(func() int { return forkJoin(r) }), true
	case "tree":
		return plain(func() int { return trees(r) }), true
	case "cancel":
		return blocked(r), true
	case "context_read":
		return plain(func() int { return readContext(r) }), true
	case "context_fork":
		return plain(func() int { return forkWithContext(r) }), true
	case "map":
		return plain(func() int { return mapItems(r) }), true
	}
	return work{}, false
}

// number returns an argument.
func number(index int) int {
	value, err := strconv.Atoi(os.Args[index])
	if err != nil {
		fail("argument %d is '%s', expected a number", index, os.Args[index])
	}
	return value
}

func fail(format string, values ...any) {
	fmt.Printf(format+"\n", values...)
	os.Exit(1)
}

// iterate runs the work for at least a time, and returns how long one run took.
func iterate(w work, atLeast time.Duration, expected int) float64 {
	began := time.Now()
	var measured time.Duration
	runs := 0
	for runs == 0 || time.Since(began) < atLeast {
		w.prepare()
		start := time.Now()
		computed := w.run()
		measured += time.Since(start)
		runs++
		if computed != expected {
			fail("computed %d, and %d is right: the time means nothing", computed, expected)
		}
	}
	return float64(measured.Nanoseconds()) / float64(runs)
}

func main() {
	if len(os.Args) != 11 {
		fail("expected shape, width, capacity, count, carriers, result, operations, warm-ups, iterations, their time")
	}
	w, found := workOf(os.Args[1], row{number(2), number(3), number(4)})
	if !found {
		fail("there is no program for '%s'", os.Args[1])
	}
	if carriers := number(5); carriers > 0 {
		runtime.GOMAXPROCS(carriers)
	}
	for i := 0; i < number(8); i++ {
		iterate(w, time.Duration(number(10)), number(6))
	}
	for i := 0; i < number(9); i++ {
		fmt.Println(iterate(w, time.Duration(number(10)), number(6)) / float64(number(7)))
	}
}
