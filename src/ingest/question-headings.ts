const QUESTION = /^(?:Vraag\s*)?(\d{1,3}[a-z]?)\s*[.:]?$/iu;
const NUMBERED_ANSWER = /^Antwoord(?:\s+op\s+vraag)?\s*(\d{1,4}[a-z]?)\s*[.:]?$/iu;
const ANSWER = /^Antwoord\s*[.:]?$/iu;

/**
 * Recognises the lines that head a question or an answer in a list of questions; an answer goes under its question.
 * Lists come with "Vraag 1" and "Antwoord op vraag 1:", with "1" and "Antwoord:", and with bare numbers.
 */
export class QuestionHeadings {
  private readonly active: boolean;
  private question: { number: string; level: number } | null = null;

  constructor(active: boolean) {
    this.active = active;
  }

  /**
   * Level of a line that heads a question or an answer, 1 and up; null for any other line.
   * `given` is the level of a question there; an answer stands one deeper than the question that it belongs to.
   */
  levelOf(line: string, given: number): number | null {
    if (!this.active) return null;
    const question = QUESTION.exec(line);
    if (question) {
      this.question = { number: question[1]!, level: given };
      return this.question.level;
    }
    const answer = NUMBERED_ANSWER.exec(line);
    if (answer?.[1] === undefined && !ANSWER.test(line)) return null;
    const isOfThis = this.question && (!answer || answer[1] === this.question.number);
    return isOfThis ? this.question!.level + 1 : given;
  }
}
