//! nom grammars, one construct a file. Pure `&str -> IResult`.
