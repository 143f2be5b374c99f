package main

import "sync"

func sendAll(channel chan<- int, count int) {
	for turn := 0; turn < count; turn++ {
		channel <- element(turn)
	}
}

func receiveAll(channel <-chan int, count int) int {
	sum := 0
	for turn := 0; turn < count; turn++ {
		sum += <-channel
	}
	return sum
}

func total(results []int) int {
	sum := 0
	for _, result := range results {
		sum += result
	}
	return sum
}

func pairs(r row) int {
	results := make([]int, r.width)
	var running sync.WaitGroup
	running.Add(2 * r.width)
	for pair := 0; pair < r.width; pair++ {
		pair := pair
		channel := make(chan int, r.capacity)
		go func() {
			sendAll(channel, r.count)
			running.Done()
		}()
		go func() {
			results[pair] = receiveAll(channel, r.count)
			running.Done()
		}()
	}
	running.Wait()
	return total(results)
}

func chain(r row) int {
	first := make(chan int, r.capacity)
	go sendAll(first, r.count)
	last := first
	for link := 1; link < r.width; link++ {
		from, to := last, make(chan int, r.capacity)
		go func() {
			for turn := 0; turn < r.count; turn++ {
				to <- <-from
			}
		}()
		last = to
	}
	return receiveAll(last, r.count)
}

func shared(r row, receivers int) int {
	results := make([]int, receivers)
	channel := make(chan int, r.capacity)
	var running sync.WaitGroup
	running.Add(r.width + receivers)
	for sender := 0; sender < r.width; sender++ {
		go func() {
			sendAll(channel, r.count)
			running.Done()
		}()
	}
	for receiver := 0; receiver < receivers; receiver++ {
		receiver := receiver
		go func() {
			results[receiver] = receiveAll(channel, r.width/receivers*r.count)
			running.Done()
		}()
	}
	running.Wait()
	return total(results)
}
