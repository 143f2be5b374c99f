module selvedge/bench

go 1.18
