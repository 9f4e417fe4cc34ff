import { Command, Help, type ErrorOptions, type Option } from 'commander';
import { columnsOf } from '../../core/language/columns.ts';
import { sayPlaces, sayUsage } from './usageWords.ts';

/** A command whose help and errors are in the language that is spoken when they are printed; in English they are commander's. */
export class UsageCommand extends Command {
  override createCommand(name?: string): UsageCommand {
    return new UsageCommand(name);
  }

  override createHelp(): Help {
    return new UsageHelp();
  }

  override error(english: string, options?: ErrorOptions): never {
    return super.error(sayUsage(english), options);
  }
}

/** Between Chinese characters a line may break, except before punctuation that closes, and after what opens. */
const BREAKS = /(?<=[\p{Script=Han}，。：；！？、）])(?=[^\s，。：；！？、）”…])/gu;
/** Commander breaks lines at blanks: this is one of no width. */
const NO_WIDTH = '\uFEFF';

class UsageHelp extends Help {
  override styleTitle(title: string): string {
    return sayUsage(title);
  }

  override commandUsage(command: Command): string {
    return sayPlaces(super.commandUsage(command));
  }

  override subcommandTerm(command: Command): string {
    return sayPlaces(super.subcommandTerm(command));
  }

  override commandDescription(command: Command): string {
    return sayUsage(super.commandDescription(command));
  }

  override subcommandDescription(command: Command): string {
    return sayUsage(super.subcommandDescription(command));
  }

  override optionDescription(option: Option): string {
    return sayUsage(super.optionDescription(option));
  }

  override displayWidth(text: string): number {
    return columnsOf(text.replaceAll(NO_WIDTH, ''));
  }

  override boxWrap(text: string, width: number): string {
    return super.boxWrap(text.replaceAll(BREAKS, NO_WIDTH), width).replaceAll(NO_WIDTH, '');
  }

  override formatHelp(command: Command, help: Help): string {
    // A full-width colon after the title of the first line brings its own blank.
    return super.formatHelp(command, help).replace('： ', '：');
  }
}
