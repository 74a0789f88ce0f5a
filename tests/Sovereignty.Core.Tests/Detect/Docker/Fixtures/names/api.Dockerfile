from alpine as x
