package main

import (
	"sync"
	"time"
)

// selection takes the next element from one of some channels.
type selection func(channels []chan int) int

func channelsOf(r row) []chan int {
	channels := make([]chan int, r.width)
	for i := range channels {
		channels[i] = make(chan int, r.capacity)
	}
	return channels
}

// selectOf returns a select over as many channels as asked for: in Go each is written out.
func selectOf(channels int) selection {
	switch channels {
	case 1:
		return selectOne
	case 2:
		return selectTwo
	case 8:
		return selectEight
	}
	fail("there is no select over %d channels", channels)
	return nil
}

// selectOne has a second clause that is never ready: without it, Go's compiler makes a plain receive of it.
func selectOne(channels []chan int) int {
	select {
	case x := <-channels[0]:
		return x
	case x := <-never:
		return x
	}
}

var never chan int

func selectTwo(channels []chan int) int {
	select {
	case x := <-channels[0]:
		return x
	case x := <-channels[1]:
		return x
	}
}

func selectEight(channels []chan int) int {
	select {
	case x := <-channels[0]:
		return x
	case x := <-channels[1]:
		return x
	case x := <-channels[2]:
		return x
	case x := <-channels[3]:
		return x
	case x := <-channels[4]:
		return x
	case x := <-channels[5]:
		return x
	case x := <-channels[6]:
		return x
	case x := <-channels[7]:
		return x
	}
}

func selectReady(r row) int {
	channels := channelsOf(r)
	next := selectOf(r.width)
	sum := 0
	for turn := 0; turn < r.count; turn++ {
		channels[turn%r.width] <- element(turn)
		sum += next(channels)
	}
	return sum
}

func answerEachOther(r row, next selection) int {
	return answering(r, func() selection { return next })
}

// answerInTime uses one timer a task, again and again: time.After would leave one behind each turn.
func answerInTime(r row) int {
	return answering(r, func() selection {
		timer := time.NewTimer(10 * time.Second)
		return func(channels []chan int) int {
			if !timer.Stop() {
				select {
				case <-timer.C:
				default:
				}
			}
			timer.Reset(10 * time.Second)
			select {
			case x := <-channels[0]:
				return x
			case <-timer.C:
				return -1
			}
		}
	})
}

func answering(r row, selections func() selection) int {
	results := make([]int, 2*selectingPairs)
	var running sync.WaitGroup
	running.Add(2 * selectingPairs)
	for pair := 0; pair < selectingPairs; pair++ {
		pair := pair
		there, back := channelsOf(r), channelsOf(r)
		go func() {
			next := selections()
			for turn := 0; turn < r.count; turn++ {
				there[turn%r.width] <- element(turn)
				results[2*pair] += next(back)
			}
			running.Done()
		}()
		go func() {
			next := selections()
			for turn := 0; turn < r.count; turn++ {
				results[2*pair+1] += next(there)
				back[turn%r.width] <- element(turn)
			}
			running.Done()
		}()
	}
	running.Wait()
	return total(results)
}
