package main

import (
	"context"
	"sync"
	"sync/atomic"
)

// semaphore is a channel of as many places as there are permits, as is Go's custom.
func semaphore(r row) int {
	permits := make(chan struct{}, r.capacity)
	results := make([]int, r.width)
	var running sync.WaitGroup
	running.Add(r.width)
	for task := 0; task < r.width; task++ {
		task := task
		go func() {
			acquired := 0
			for turn := 0; turn < r.count; turn++ {
				permits <- struct{}{}
				acquired++
				<-permits
			}
			results[task] = acquired
			running.Done()
		}()
	}
	running.Wait()
	return total(results)
}

func mutex(r row) int {
	var lock sync.Mutex
	counter := 0
	var running sync.WaitGroup
	running.Add(r.width)
	for task := 0; task < r.width; task++ {
		go func() {
			for turn := 0; turn < r.count; turn++ {
				lock.Lock()
				counter++
				lock.Unlock()
			}
			running.Done()
		}()
	}
	running.Wait()
	return counter
}

func forkJoin(r row) int {
	sum := 0
	for turn := 0; turn < r.count; turn++ {
		results := make([]int, r.width)
		var running sync.WaitGroup
		running.Add(r.width)
		for task := 0; task < r.width; task++ {
			task := task
			go func() {
				results[task] = task
				running.Done()
			}()
		}
		running.Wait()
		sum += total(results)
	}
	return sum
}

func trees(r row) int {
	sum := 0
	for turn := 0; turn < r.count; turn++ {
		sum += tree(r.width)
	}
	return sum
}

func tree(depth int) int {
	if depth == 0 {
		return 1
	}
	var left, right int
	var running sync.WaitGroup
	running.Add(2)
	go func() {
		left = tree(depth - 1)
		running.Done()
	}()
	go func() {
		right = tree(depth - 1)
		running.Done()
	}()
	running.Wait()
	return left + right
}

// blocked prepares goroutines that wait for an element that never comes, or for the end of their context.
func blocked(r row) work {
	var cancel context.CancelFunc
	var running *sync.WaitGroup
	var ended *atomic.Int64
	prepare := func() {
		var parent context.Context
		parent, cancel = context.WithCancel(context.Background())
		running, ended = &sync.WaitGroup{}, &atomic.Int64{}
		running.Add(r.width)
		var started sync.WaitGroup
		started.Add(r.width)
		tasks, count := running, ended
		for task := 0; task < r.width; task++ {
			go func() {
				channel := make(chan int)
				started.Done()
				select {
				case <-channel:
				case <-parent.Done():
					count.Add(1)
				}
				tasks.Done()
			}()
		}
		started.Wait()
	}
	run := func() int {
		cancel()
		running.Wait()
		return int(ended.Load())
	}
	return work{prepare, run}
}

type key int

func readContext(r row) int {
	ctx := context.WithValue(context.Background(), key(1), 1)
	sum := 0
	for turn := 0; turn < r.count; turn++ {
		sum += ctx.Value(key(1)).(int)
	}
	return sum
}

func forkWithContext(r row) int {
	ctx := context.Background()
	for set := 1; set <= r.width; set++ {
		ctx = context.WithValue(ctx, key(set), 1)
	}
	sum := 0
	for turn := 0; turn < r.count; turn++ {
		results := make([]int, r.capacity)
		var running sync.WaitGroup
		running.Add(r.capacity)
		for task := 0; task < r.capacity; task++ {
			task := task
			go func() {
				results[task] = 1
				if r.width > 0 {
					results[task] = ctx.Value(key(r.width)).(int)
				}
				running.Done()
			}()
		}
		running.Wait()
		sum += total(results)
	}
	return sum
}

// mapItems takes a permit before it starts a goroutine, so no more than that many exist.
func mapItems(r row) int {
	sum := 0
	for turn := 0; turn < r.count; turn++ {
		results := make([]int, r.width)
		permits := make(chan struct{}, r.capacity)
		var running sync.WaitGroup
		running.Add(r.width)
		for item := 0; item < r.width; item++ {
			item := item
			permits <- struct{}{}
			go func() {
				results[item] = item
				<-permits
				running.Done()
			}()
		}
		running.Wait()
		sum += total(results)
	}
	return sum
}
