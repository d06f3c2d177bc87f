"""python -m matchmaker."""

from matchmaker.cli.program import program

if __name__ == "__main__":
    program(prog_name="python -m matchmaker")
