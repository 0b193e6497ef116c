import type { ReactElement } from 'react';
import type { Screen } from '../../contract/view.ts';
import { CardScreen } from './card.tsx';
import { ChoiceScreen } from './choice.tsx';
import { ConfirmScreen } from './confirm.tsx';
import { DepositScreen } from './deposit.tsx';
import { DoneScreen } from './done.tsx';
import { EndedScreen } from './ended.tsx';
import { FormScreen } from './form.tsx';
import { LabelScreen } from './label.tsx';
import { NoticeScreen } from './notice.tsx';
import { ReceiptScreen } from './receipt.tsx';
import { ReviewScreen } from './review.tsx';
import { ScanScreen } from './scan.tsx';
import { StartScreen } from './start.tsx';
import { TroubleScreen } from './trouble.tsx';
import { WorkingScreen } from './working.tsx';

/** The component that draws a screen, by its name. */
export function ScreenOf({ screen }: { screen: Screen }): ReactElement {
  switch (screen.name) {
    case 'start':
      return <StartScreen screen={screen} />;
    case 'notice':
      return <NoticeScreen />;
    case 'choice':
      return <ChoiceScreen key={screen.ask} screen={screen} />;
    case 'card':
      return <CardScreen screen={screen} />;
    case 'form':
      return <FormScreen key={screen.ask} screen={screen} />;
    case 'label':
      return <LabelScreen screen={screen} />;
    case 'scan':
      return <ScanScreen screen={screen} />;
    case 'review':
      return <ReviewScreen screen={screen} />;
    case 'confirm':
      return <ConfirmScreen screen={screen} />;
    case 'working':
      return <WorkingScreen screen={screen} />;
    case 'deposit':
      return <DepositScreen screen={screen} />;
    case 'receipt':
      return <ReceiptScreen screen={screen} />;
    case 'done':
      return <DoneScreen screen={screen} />;
    case 'trouble':
      return <TroubleScreen screen={screen} />;
    case 'ended':
      return <EndedScreen screen={screen} />;
  }
}
