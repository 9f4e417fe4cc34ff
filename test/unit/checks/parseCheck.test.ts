import { describe, expect, it } from 'vitest';
import { parseCheck } from '../../../extension/core/checks/parseCheck.ts';

const codes = (value: unknown): string[] => {
  const parsed = parseCheck(value);
  return 'issues' in parsed ? parsed.issues.map((issue) => `${issue.problem} ${issue.instead}`) : [];
};

describe('parseCheck', () => {
  it('reads a link check, keeping the kind of link apart from the kind of check, and older keys', () => {
    expect(parseCheck({ what: 'x', link: 'vx0', kind: 'vxlan', id: 42, wait: '1.5s', after: 'a' })).toEqual({
      check: {
        kind: 'link',
        what: 'x',
        link: 'vx0',
        linkKind: 'vxlan',
        linkId: 42,
        wait: 1500,
        after: ['a'],
      },
    });
    expect(parseCheck({ what: 'x', link: 'br0', needs: 'a' })).toMatchObject({ check: { after: ['a'] } });
    expect(parseCheck({ what: 'x', link: 'br0', id: 'bridge' })).toMatchObject({ check: { id: 'bridge' } });
  });

  it('takes netns, vlan and address as fields where another kind is there', () => {
    expect(parseCheck({ what: 'x', netns: 'red' })).toMatchObject({ check: { kind: 'netns' } });
    expect(parseCheck({ what: 'x', netns: 'red', address: '10.0.0.1/24' })).toMatchObject({
      check: { kind: 'address' },
    });
    expect(parseCheck({ what: 'x', fdb: 'any', vlan: 10 })).toMatchObject({ check: { kind: 'fdb' } });
    expect(parseCheck({ what: 'x', container: 'web', address: '1.2.3.4' })).toMatchObject({
      check: { kind: 'container' },
    });
  });

  it('reads rates and answers what is wrong with what to write instead', () => {
    expect(parseCheck({ what: 'x', rate: '10.0.0.1', atLeast: '100M' })).toMatchObject({
      check: { atLeast: 1e8 },
    });
    expect(codes({ what: 'x', link: 'br0', upp: true })).toEqual(['checkKeyUnknown Did you mean "up"?']);
    expect(codes({ link: 'br0' })).toEqual(['checkKeyMissing Add "what: …".']);
    expect(codes({ what: 'x', lnik: 'br0' })).toEqual([expect.stringContaining('Did you mean "link"?')]);
    expect(codes({ what: 'x', link: 'a', route: 'default' })[0]).toContain('checkKindUnclear');
    expect(codes({ what: 'x', link: 'a', up: 'yes' })).toEqual(['checkValueInvalid Correct "up".']);
    expect(codes({ what: 'x', command: 'true', wait: '2m' })).toEqual(['checkValueInvalid Correct "wait".']);
    expect(codes(null)[0]).toContain('checksNotAList');
    expect(codes({ what: 'x' })[0]).toContain('checkKindUnclear');
  });
});
